import yaml
from yaml import FullLoader, Loader, SafeLoader, load


def settings(path):
    with open(path) as stream:
        # ruleid: py-unsafe-yaml-load
        return yaml.safe_load(stream)


def old_style(text):
    # ruleid: py-unsafe-yaml-load
    first = yaml.safe_load(text)
    # ruleid: py-unsafe-yaml-load
    second = yaml.safe_load(text)
    # ruleid: py-unsafe-yaml-load
    third = yaml.safe_load(text)
    # ruleid: py-unsafe-yaml-load
    return first, second, third, yaml.safe_load(text)


def documents(text):
    # ruleid: py-unsafe-yaml-load
    for document in yaml.safe_load_all(text):
        # ruleid: py-unsafe-yaml-load
        yield yaml.safe_load(document["nested"])


def safe(text):
    # ok: py-unsafe-yaml-load
    first = yaml.safe_load(text)
    # ok: py-unsafe-yaml-load
    second = yaml.load(text, Loader=yaml.SafeLoader)
    # ok: py-unsafe-yaml-load
    third = load(text, Loader=SafeLoader)
    # ok: py-unsafe-yaml-load
    fourth = yaml.load(text, yaml.CSafeLoader)
    # ok: py-unsafe-yaml-load
    fifth = yaml.load(text, Loader=yaml.BaseLoader)
    # ok: py-unsafe-yaml-load
    return first, second, third, fourth, fifth, list(yaml.safe_load_all(text))


def written(value):
    # ok: py-unsafe-yaml-load
    return yaml.dump(value)
