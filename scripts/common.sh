# What every script shares; sourced, not run.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# The libraries that Minqing stands on: headers to build, the shared objects to run.
readonly debian_packages=(
  libcurl4-openssl-dev libgmime-3.0-dev libsqlite3-dev libxlsxwriter-dev libxml2-dev libzip-dev
  libzstd-dev pkg-config
)
# Real servers and a browser that the tests talk to; without them those tests are skipped.
readonly test_packages=(
  chromium-headless-shell dovecot-imapd openssh-client openssh-server openssl python3-openssl
  python3-pyftpdlib python3-venv
)
# What looks at the accessibility of pages; the package carries axe-core itself.
readonly axe_package=axe-playwright-python==0.1.8
readonly brew_packages=(gmime libxlsxwriter libxml2 libzip sqlite zstd pkg-config)

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

# Puts axe-core where the test of the pages looks for it; without it that test is skipped.
need_axe() {
  [[ -e .build/axe/done ]] && return
  python3 -m venv .build/axe && .build/axe/bin/pip install -q --no-deps "$axe_package" &&
    touch .build/axe/done
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
    fail "unknown system: install the development files of libcurl, GMime, SQLite, libxlsxwriter, libxml2, libzip and zstd, then run swift build yourself"
  fi
}
