<?php

// ruleid: php-password-fast-hash
$stored = password_hash($password, PASSWORD_DEFAULT);
// ruleid: php-password-fast-hash
$stored = password_hash($salt . $_POST['password'], PASSWORD_DEFAULT);
// ruleid: php-password-fast-hash
$stored = password_hash($user->passwd, PASSWORD_DEFAULT);
// ok: php-password-fast-hash
$stored = password_hash($password, PASSWORD_DEFAULT);
// ok: php-password-fast-hash
$sum = hash('sha256', $document);
// ok: php-password-fast-hash
$right = password_verify($password, $stored);
