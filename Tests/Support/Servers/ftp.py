"""An FTP server on a free port of 127.0.0.1 for the tests.

The user is li, the password s3cret. Prints its port once it listens.
"""
import argparse

from pyftpdlib.authorizers import DummyAuthorizer
from pyftpdlib.handlers import DTPHandler, FTPHandler
from pyftpdlib.servers import FTPServer

parser = argparse.ArgumentParser()
parser.add_argument("folder")
parser.add_argument("--certificate", help="PEM file of key and certificate; offers AUTH TLS")
parser.add_argument("--implicit", action="store_true", help="speaks TLS from the first byte")
parser.add_argument("--without", default="", help="commands that it does not know")
parser.add_argument("--masquerade", help="the address that PASV gives")
parser.add_argument("--cut", type=int, help="ends each download after so many bytes")
parser.add_argument("--cuts", type=int, default=1, help="how many downloads it cuts")
parser.add_argument("--then", help="what it writes into a file whose download it has cut")
parser.add_argument("--busy", action="store_true", help="takes no users for now")
options = parser.parse_args()

base_transfer = DTPHandler
base = FTPHandler
if options.certificate:
    from pyftpdlib.handlers import TLS_DTPHandler, TLS_FTPHandler
    base_transfer = TLS_DTPHandler
    base = TLS_FTPHandler


class Transfer(base_transfer):
    """Sends as many bytes as it may before it cuts the connection."""

    sent = 0

    def readable(self):
        # libcurl begins TLS before it says what is to be transferred; pyftpdlib takes that for an end.
        return getattr(self, "_ssl_accepting", False) or super().readable()

    def send(self, data):
        if not options.cut or options.cuts == 0 or self.file_obj is None:
            return super().send(data)
        count = super().send(data[:options.cut - self.sent])
        self.sent += count
        if self.sent >= options.cut:
            options.cuts -= 1
            if options.then:
                with open(self.file_obj.name, "w") as file:
                    file.write(options.then)
            self.close()
        return count


class Handler(base):
    dtp_handler = Transfer
    masquerade_address = options.masquerade
    banner = "ready"
    use_sendfile = False
    auth_failed_timeout = 0
    proto_cmds = {
        name: facts for name, facts in base.proto_cmds.items()
        if name not in options.without.split(",")
    }

    def handle(self):
        if options.implicit:
            self.secure_connection(self.ssl_context)
        if options.busy:
            self.respond("421 too many users")
            self.close_when_done()
        else:
            super().handle()


if options.certificate:
    Handler.certfile = options.certificate
    Handler.tls_control_required = True
    Handler.tls_data_required = True
authorizer = DummyAuthorizer()
authorizer.add_user("li", "s3cret", options.folder, perm="elr")
Handler.authorizer = authorizer
server = FTPServer(("127.0.0.1", 0), Handler)

print(server.address[1], flush=True)
server.serve_forever()
