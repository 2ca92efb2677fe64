<?php

// ruleid: php-weak-hash
$signature = md5($document);
// ruleid: php-weak-hash
$token = sha1($id . $secret);
// ruleid: php-weak-hash
$sum = md5_file('a.zip');
// ruleid: php-weak-hash
$signature = hash('md5', $document);
// ok: php-weak-hash
$signature = hash('sha256', $document);
// ok: php-weak-hash
$sum = hash_file('sha256', 'a.zip');
// ok: php-weak-hash
$stored = md5($password);
// ok: php-weak-hash
$name = $this->md5($document);
// ok: php-weak-hash
$cacheKey = sha1($url . $language);
// ok: php-weak-hash
$slug = md5($title);

function etagOf(string $page): string
{
    // ok: php-weak-hash
    return md5($page);
}
