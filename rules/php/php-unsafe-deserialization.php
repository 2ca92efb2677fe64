<?php

// ruleid: php-unsafe-deserialization
$cart = unserialize($_COOKIE['cart']);
$text = base64_decode($_POST['state']);
// ruleid: php-unsafe-deserialization
$state = unserialize($text);
// ruleid: php-unsafe-deserialization
$options = yaml_parse($_POST['options']);
// ruleid: php-unsafe-deserialization
$state = unserialize($text, ['allowed_classes' => true]);

// ok: php-unsafe-deserialization
$cart = json_decode($_COOKIE['cart'], true);
// ok: php-unsafe-deserialization
$state = unserialize($text, ['allowed_classes' => false]);
// ok: php-unsafe-deserialization
$state = unserialize($text, ['allowed_classes' => [Cart::class]]);
// ok: php-unsafe-deserialization
$state = unserialize(file_get_contents('/srv/state'));
