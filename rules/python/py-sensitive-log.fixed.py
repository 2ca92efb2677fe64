import hashlib
import logging

logger = logging.getLogger(__name__)


def login(name, password):
    # ruleid: py-sensitive-log
    logger.info("login of %s with %s", name, password)
    # ruleid: py-sensitive-log
    logger.debug("password is %s", "[redacted]")
    # ruleid: py-sensitive-log
    logging.warning(f"login failed: {name} / {password}")
    return name


def charge(card, customer):
    # ruleid: py-sensitive-log
    print("charging", card.card_number)
    message = "customer {} ssn {}".format(customer.name, customer.ssn)
    # ruleid: py-sensitive-log
    logger.error(message)


def call(client, settings, body):
    # ruleid: py-sensitive-log
    logger.info("key: " + settings.api_key)
    # ruleid: py-sensitive-log
    logger.info("got %s", "[redacted]")
    return client


def login_quietly(name, password, authenticate):
    # ok: py-sensitive-log
    logger.info("login of %s", name)
    user = authenticate(name, password)
    # ok: py-sensitive-log
    logger.info("signed in: %s", user)
    # ok: py-sensitive-log
    logger.info("password length %d", len(password))
    # ok: py-sensitive-log
    logger.debug("hash %s", hashlib.sha256(password.encode()).hexdigest())


def counts(token_count, password_policy, mask, card_number):
    # ok: py-sensitive-log
    logger.info("%d tokens", token_count)
    # ok: py-sensitive-log
    logger.info("policy %s", password_policy)
    # ok: py-sensitive-log
    logger.info("card %s", mask(card_number))
    # ok: py-sensitive-log
    logger.warning("the password is too short")
