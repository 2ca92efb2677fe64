<?php

// ruleid: php-password-fast-hash
$stored = md5($password);
// ruleid: php-password-fast-hash
$stored = sha1($salt . $_POST['password']);
// ruleid: php-password-fast-hash
$stored = hash('sha256', $user->passwd);
// ok: php-password-fast-hash
$stored = password_hash($password, PASSWORD_DEFAULT);
// ok: php-password-fast-hash
$sum = hash('sha256', $document);
// ok: php-password-fast-hash
$right = password_verify($password, $stored);
