<?php

function login($logger, $users, string $name, string $password): void
{
    // ruleid: php-sensitive-log
    $logger->info("login of $name with $password");
    // ruleid: php-sensitive-log
    $logger->info('login', ['name' => $name, 'password' => $password]);
    // ruleid: php-sensitive-log
    error_log('password is ' . $_POST['password']);
    // ok: php-sensitive-log
    $logger->info('login', ['name' => $name]);
    $user = $users->find($name, $password);
    // ok: php-sensitive-log
    $logger->info('user', ['user' => $user]);
    // ok: php-sensitive-log
    Log::info('kept ' . password_hash($password, PASSWORD_ARGON2ID));
    // ok: php-sensitive-log
    Log::info('letters: ' . strlen($password));
    // ok: php-sensitive-log
    Log::warning('the password is wrong');
}

function charge($logger, $card, $patient): void
{
    // ruleid: php-sensitive-log
    Log::info('charging', ['card' => $card->getCardNumber()]);
    // ruleid: php-sensitive-log
    $logger->info(describe($patient));
    // ok: php-sensitive-log
    $logger->info('card ending in ' . substr($card->cardNumber, -4));
}

function describe($patient): string
{
    return $patient->name . ' ' . $patient->ssn;
}
