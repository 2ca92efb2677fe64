import jwt
from jose import jwt as jose_jwt


def user_of(token, key):
    # ruleid: py-jwt-unverified
    claims = jwt.decode(token, key, algorithms=["HS256"], options={"verify_signature": True})
    return claims["sub"]


def role_of(token, key):
    # ruleid: py-jwt-unverified
    claims = jwt.decode(token, key, verify=True)
    # ruleid: py-jwt-unverified
    other = jose_jwt.decode(token, key, options={"verify_aud": False, "verify_signature": True})
    return claims["role"], other


def verified(token, key):
    # ok: py-jwt-unverified
    return jwt.decode(token, key, algorithms=["RS256"], audience="shop", issuer="https://id.example.com")


def verified_in_words(token, key):
    # ok: py-jwt-unverified
    return jwt.decode(token, key, algorithms=["HS256"], options={"verify_signature": True, "require": ["exp"]})


def without_audience(token, key):
    # ok: py-jwt-unverified
    return jwt.decode(token, key, algorithms=["HS256"], options={"verify_aud": False})


def key_of(token, keys):
    # ok: py-jwt-unverified
    return keys[jwt.get_unverified_header(token)["kid"]]


def frame(video):
    # ok: py-jwt-unverified
    return video.decode(b"...", verify=False)
