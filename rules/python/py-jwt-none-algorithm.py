import jwt


def read(token, key):
    # ruleid: py-jwt-none-algorithm
    return jwt.decode(token, key, algorithms=["HS256", "none"])


def write(claims):
    # ruleid: py-jwt-none-algorithm
    first = jwt.encode(claims, None, algorithm="none")
    # ruleid: py-jwt-none-algorithm
    return first or jwt.encode(claims, "", "none")


def read_signed(token, key):
    # ok: py-jwt-none-algorithm
    return jwt.decode(token, key, algorithms=["HS256"])


def write_signed(claims, key):
    # ok: py-jwt-none-algorithm
    return jwt.encode(claims, key, algorithm="HS256")


def write_default(claims, key):
    # ok: py-jwt-none-algorithm
    return jwt.encode(claims, key, algorithm=None or "RS256")
