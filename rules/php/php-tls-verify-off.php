<?php

// ruleid: php-tls-verify-off
curl_setopt($curl, CURLOPT_SSL_VERIFYPEER, false);
// ruleid: php-tls-verify-off
curl_setopt($curl, CURLOPT_SSL_VERIFYPEER, 0);
// ruleid: php-tls-verify-off
curl_setopt($curl, CURLOPT_SSL_VERIFYHOST, 0);
// ruleid: php-tls-verify-off
$answer = $client->get($url, ['verify' => false]);
// ruleid: php-tls-verify-off
$context = stream_context_create(['ssl' => ['verify_peer' => FALSE]]);
// ok: php-tls-verify-off
curl_setopt($curl, CURLOPT_SSL_VERIFYPEER, true);
// ok: php-tls-verify-off
curl_setopt($curl, CURLOPT_SSL_VERIFYHOST, 2);
// ok: php-tls-verify-off
$answer = $client->get($url, ['verify' => '/etc/ssl/own.pem']);
