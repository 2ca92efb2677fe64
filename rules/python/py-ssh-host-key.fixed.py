import paramiko
from paramiko.client import AutoAddPolicy


def connect(host):
    client = paramiko.SSHClient()
    # ruleid: py-ssh-host-key
    client.set_missing_host_key_policy(paramiko.RejectPolicy())
    # ruleid: py-ssh-host-key
    client.set_missing_host_key_policy(paramiko.RejectPolicy())
    client.connect(host)
    return client


def connect_to_known(host):
    client = paramiko.SSHClient()
    client.load_system_host_keys()
    # ok: py-ssh-host-key
    client.set_missing_host_key_policy(paramiko.RejectPolicy())
    client.connect(host)
    return client
