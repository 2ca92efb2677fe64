<?php

use GuzzleHttp\Client;

function claims(Client $client, $patient, string $claimsUrl, string $apiUrl): void
{
    // ruleid: php-sensitive-third-party
    Http::post($claimsUrl, ['number' => $patient->ssn]);
    // ruleid: php-sensitive-third-party
    $client->request('POST', $claimsUrl, ['json' => ['person' => ['number' => $patient->ssn]]]);
    // ruleid: php-sensitive-third-party
    $client->post($claimsUrl, ['body' => json_encode(claimFor($patient))]);
    $curl = curl_init($claimsUrl);
    // ruleid: php-sensitive-third-party
    curl_setopt($curl, CURLOPT_POSTFIELDS, 'number=' . $patient->ssn);
    // ok: php-sensitive-third-party
    Http::post($apiUrl, ['number' => $patient->ssn]);
    // ok: php-sensitive-third-party
    Http::post('http://localhost:8080/claims', ['number' => $patient->ssn]);
    // ok: php-sensitive-third-party
    Http::post($claimsUrl, ['number' => Crypt::encryptString($patient->ssn)]);
    // ok: php-sensitive-third-party
    Http::post($claimsUrl, ['number' => hash_hmac('sha256', $patient->ssn, $key)]);
    // ok: php-sensitive-third-party
    Http::post($claimsUrl, ['known' => $register->contains($patient->ssn)]);
}

function claimFor($patient): array
{
    return ['reason' => $patient->diagnosis];
}

function watch($card, $mixpanel): void
{
    // ruleid: php-sensitive-third-party
    \Sentry\captureMessage('charge of ' . $card->cardNumber . ' failed');
    // ruleid: php-sensitive-third-party
    $mixpanel->track('charged', ['card' => $card->cardNumber]);
    // ok: php-sensitive-third-party
    $mixpanel->track('charged', ['card' => mask($card->cardNumber)]);
}

function remind($patient): void
{
    // ruleid: php-sensitive-third-party
    mail($patient->mail, 'Check-up', "Because of {$patient->diagnosis}");
    // ok: php-sensitive-third-party
    mail($patient->mail, 'Check-up', 'It is time for your check-up.');
}
