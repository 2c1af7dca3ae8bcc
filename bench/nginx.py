"""nginx as a peer in a benchmark: in a folder of its own, ended by its process id."""

import pathlib
import shutil
import socket
import subprocess
import time

CONFIGURATION = """user root; worker_processes 2; pid {folder}/nginx.pid; error_log {folder}/error.log; daemon off;
events {{}}
http {{ access_log off; sendfile on; client_body_temp_path {folder}/t; proxy_temp_path {folder}/t; fastcgi_temp_path {folder}/t;
        uwsgi_temp_path {folder}/t; scgi_temp_path {folder}/t; server {{ listen 127.0.0.1:{port}; {server} }} }}
"""


class Nginx:
    """Running with these lines in its server block."""

    def __init__(self, folder, server):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        (pathlib.Path(folder) / "nginx.conf").write_text(CONFIGURATION.format(folder=folder, port=port, server=server))
        self.process = subprocess.Popen([shutil.which("nginx"), "-c", f"{folder}/nginx.conf", "-p", folder])
        self.url = f"http://127.0.0.1:{port}"
        time.sleep(0.5)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(10)
