import tarfile
import zipfile


def unpack(upload, folder):
    with tarfile.open(fileobj=upload) as archive:
        # ruleid: py-archive-extraction
        archive.extractall(folder)
    # ruleid: py-archive-extraction
    tarfile.open(upload).extractall(path=folder)


def unpack_filtered(upload, folder):
    with tarfile.open(fileobj=upload) as archive:
        # ok: py-archive-extraction
        archive.extractall(folder, filter="data")


def unpack_zip(upload, folder):
    with zipfile.ZipFile(upload) as archive:
        # ok: py-archive-extraction
        archive.extractall(folder)
