<?php

// ruleid: php-unsafe-deserialization
$cart = unserialize($_COOKIE['cart'], ['allowed_classes' => false]);
$text = base64_decode($_POST['state']);
// ruleid: php-unsafe-deserialization
$state = unserialize($text, ['allowed_classes' => false]);
// ruleid: php-unsafe-deserialization
$options = unserialize($_POST['options'], ['allowed_classes' => false]);
// ruleid: php-unsafe-deserialization
$state = unserialize($text, ['allowed_classes' => false]);

// ok: php-unsafe-deserialization
$cart = json_decode($_COOKIE['cart'], true);
// ok: php-unsafe-deserialization
$state = unserialize($text, ['allowed_classes' => false]);
// ok: php-unsafe-deserialization
$state = unserialize($text, ['allowed_classes' => [Cart::class]]);
// ok: php-unsafe-deserialization
$state = unserialize(file_get_contents('/srv/state'));
