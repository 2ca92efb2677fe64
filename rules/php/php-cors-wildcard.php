<?php

// ruleid: php-cors-wildcard
header('Access-Control-Allow-Origin: *');
// ruleid: php-cors-wildcard
header('Access-Control-Allow-Origin: ' . $_SERVER['HTTP_ORIGIN']);
// ruleid: php-cors-wildcard
$response->withHeader('Access-Control-Allow-Origin', '*');
// ok: php-cors-wildcard
header('Access-Control-Allow-Origin: https://shop.example.org');
// ok: php-cors-wildcard
header('Access-Control-Allow-Methods: *');
