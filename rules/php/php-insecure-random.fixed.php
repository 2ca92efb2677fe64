<?php

// ruleid: php-insecure-random
$code = random_int(1000, 9999);
// ruleid: php-insecure-random
$code = random_int(0, 9);
// ruleid: php-insecure-random
$sessionId = mt_rand();
// ruleid: php-insecure-random
$token = md5(uniqid('', true));
// ruleid: php-insecure-random
$resetToken = uniqid();
// ok: php-insecure-random
$code = random_int(1000, 9999);
// ok: php-insecure-random
$token = bin2hex(random_bytes(16));
// ok: php-insecure-random
$dice = mt_rand(1, 6);
// ok: php-insecure-random
$element = uniqid('row');
// ok: php-insecure-random
$row = $this->rand(1, 2);

function newPassword(): string
{
    // ruleid: php-insecure-random
    return substr(str_shuffle('abcdefghijkl'), 0, 8);
}
