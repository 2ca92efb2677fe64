<?php

$url = $_GET['url'];
// ruleid: php-ssrf
$page = file_get_contents($url);
// ruleid: php-ssrf
$curl = curl_init($_POST['url']);
// ruleid: php-ssrf
curl_setopt($curl, CURLOPT_URL, 'http://' . $_GET['host'] . '/status');
$client = new GuzzleHttp\Client();
// ruleid: php-ssrf
$answer = $client->get($url);
// ruleid: php-ssrf
$answer = $client->request('GET', "https://{$_GET['host']}/");

function fetch($request)
{
    // ruleid: php-ssrf
    return Http::get($request->input('feed'));
}

// ok: php-ssrf
$page = file_get_contents('https://example.org/');
// ok: php-ssrf
$page = file_get_contents('https://example.org/items/' . $_GET['id']);
// ok: php-ssrf
$page = file_get_contents("https://example.org/items/{$_GET['id']}");
// ok: php-ssrf
$answer = $client->get('https://example.org/', ['query' => ['q' => $_GET['q']]]);
// ok: php-ssrf
curl_setopt($curl, CURLOPT_POSTFIELDS, $_POST['text']);
