"""Which bytes were sent: a file is changed so that nothing but its bytes tells."""

import hashlib
import os


def change_secretly(path):
    """Change a file so that only its bytes tell: who reads it again sends another body."""
    status = path.stat()
    with path.open("r+b") as file:
        file.seek(status.st_size // 2)
        file.write(os.urandom(4096))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def sha256_of(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()
