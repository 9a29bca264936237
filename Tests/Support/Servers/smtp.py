"""An SMTP server on a free port of 127.0.0.1 for the tests (RFC 5321, 3207, 4954).

The user is li, the password s3cret. Each accepted message becomes a file N.eml in the folder, the
envelope in its first lines (X-Sender, X-Recipient). Prints its port once it listens.
"""
import argparse
import base64
import itertools
import os
import socketserver
import ssl
import threading

parser = argparse.ArgumentParser()
parser.add_argument("folder")
parser.add_argument("--certificate", help="PEM file of key and certificate; offers STARTTLS")
parser.add_argument("--implicit", action="store_true", help="speaks TLS from the first byte")
parser.add_argument("--refuse", help="an address that it knows nothing of")
parser.add_argument("--busy", type=int, default=0, help="how many messages it puts off with 451")
parser.add_argument("--cut", type=int, default=0,
                    help="how many messages it takes, and hangs up before it says so")
options = parser.parse_args()

context = None
if options.certificate:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(options.certificate)
numbers = itertools.count(1)
lock = threading.Lock()
left = {"busy": options.busy, "cut": options.cut}


def take(name):
    with lock:
        left[name] -= 1
        return left[name] >= 0


class Session(socketserver.BaseRequestHandler):
    def say(self, line):
        self.file.write(line.encode() + b"\r\n")
        self.file.flush()

    def hear(self):
        return self.file.readline().decode("utf-8", "replace").rstrip("\r\n")

    def open(self, secure):
        if secure:
            self.request = context.wrap_socket(self.request, server_side=True)
        self.file = self.request.makefile("rwb")
        self.secure = secure
        self.user = False

    def handle(self):
        try:
            self.open(options.implicit)
            self.say("220 loopback")
            self.sender, self.recipients = None, []
            while True:
                line = self.hear()
                if not line or self.obey(line) is False:
                    return
        except OSError:
            pass

    def obey(self, line):
        verb = line.split(" ")[0].upper()
        if verb == "EHLO":
            self.say("250-loopback")
            if context and not self.secure:
                self.say("250-STARTTLS")
            if self.secure:
                self.say("250-AUTH PLAIN LOGIN")
            self.say("250 8BITMIME")
        elif verb == "STARTTLS":
            self.say("220 go ahead")
            self.open(True)
        elif verb == "AUTH":
            given = line.split(" ")[2] if line.count(" ") > 1 else ""
            if not given:
                self.say("334 ")
                given = self.hear()
            self.user = base64.b64decode(given) == b"\0li\0s3cret"
            self.say("235 welcome" if self.user else "535 5.7.8 wrong password")
        elif verb == "MAIL":
            if not self.user:
                return self.say("530 5.7.0 log in first")
            self.sender, self.recipients = line[10:], []
            self.say("250 ok")
        elif verb == "RCPT":
            if options.refuse and options.refuse in line:
                return self.say("550 5.1.1 nobody of that name here")
            self.recipients.append(line[8:])
            self.say("250 ok")
        elif verb == "DATA":
            self.say("354 go ahead")
            return self.data()
        elif verb == "RSET":
            self.say("250 ok")
        elif verb == "QUIT":
            self.say("221 bye")
            return False
        else:
            self.say("500 what")

    def data(self):
        lines = []
        while True:
            line = self.file.readline()
            if not line:
                return False
            if line == b".\r\n":
                break
            lines.append(line[1:] if line.startswith(b".") else line)
        if take("busy"):
            return self.say("451 4.3.0 come back later")
        with lock:
            number = next(numbers)
        head = f"X-Sender: {self.sender}\r\n" + "".join(
            f"X-Recipient: {name}\r\n" for name in self.recipients)
        part = os.path.join(options.folder, f".{number}")
        with open(part, "wb") as file:
            file.write(head.encode() + b"".join(lines))
        os.rename(part, os.path.join(options.folder, f"{number}.eml"))
        if take("cut"):
            return False
        self.say("250 taken")


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


server = Server(("127.0.0.1", 0), Session)
print(server.server_address[1], flush=True)
server.serve_forever()
