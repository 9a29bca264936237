# What every script shares; sourced, not run.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# The libraries that Minqing stands on: headers to build, the shared objects to run.
readonly debian_packages=(libcurl4-openssl-dev libsqlite3-dev libxml2-dev libzstd-dev pkg-config)
# Real servers that the tests talk to; without them those tests are skipped.
readonly test_packages=(
  dovecot-imapd openssh-client openssh-server openssl python3-openssl python3-pyftpdlib
)
readonly brew_packages=(libxml2 sqlite zstd pkg-config)

fail() {
  echo "$1" >&2
  exit "${2:-69}"
}

# Installs what is missing of the Debian packages named, as root; otherwise says what to install.
need_debian() {
  local missing=() package
  for package in "$@"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' ||
      missing+=("$package")
  done
  ((${#missing[@]})) || return 0
  [[ $(id -u) == 0 ]] ||
    fail "missing system packages: install them with: sudo apt-get install ${missing[*]}"
  echo "installing ${missing[*]}" >&2
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "${missing[@]}" >/dev/null
}

# Makes sure that everything needed to build is there.
need_build_tools() {
  command -v swift >/dev/null ||
    fail "swift is missing: install Swift 6.1 or newer from https://www.swift.org/install"
  if command -v dpkg-query >/dev/null; then
    need_debian "${debian_packages[@]}"
  elif [[ $(uname) == Darwin ]]; then
    local package
    for package in "${brew_packages[@]}"; do
      brew list "$package" >/dev/null 2>&1 ||
        fail "missing $package: install it with: brew install ${brew_packages[*]}"
    done
  else
    fail "unknown system: install the development files of libcurl, SQLite, libxml2 and zstd, then run swift build yourself"
  fi
}
