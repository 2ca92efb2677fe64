<?php

function keep(string $path, $patient, string $key, string $nonce): void
{
    // ruleid: php-sensitive-storage
    file_put_contents($path, summaryOf($patient));
    // ruleid: php-sensitive-storage
    file_put_contents($path, base64_encode($patient->ssn));
    $file = fopen($path, 'w');
    // ruleid: php-sensitive-storage
    fputcsv($file, [$patient->id, $patient->ssn]);
    // ok: php-sensitive-storage
    fwrite($file, $patient->id);
    // ok: php-sensitive-storage
    file_put_contents($path, sodium_crypto_secretbox($patient->ssn, $nonce, $key));
    // ok: php-sensitive-storage
    file_put_contents($path, openssl_encrypt($patient->ssn, 'aes-256-gcm', $key));
}

function summaryOf($patient): string
{
    return "$patient->name: {$patient->ssn}";
}

function remote($redis, $card): void
{
    // ruleid: php-sensitive-storage
    $redis->set('card', $card->cardNumber);
    // ruleid: php-sensitive-storage
    Cache::put('card', $card->cardNumber, 60);
    // ruleid: php-sensitive-storage
    setcookie('card', $card->cardNumber);
    // ok: php-sensitive-storage
    $redis->set('card', $vault->tokenize($card->cardNumber));
    // ok: php-sensitive-storage
    setcookie('last', substr($card->cardNumber, -4));
}
