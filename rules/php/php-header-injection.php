<?php

// ruleid: php-header-injection
header('Content-Type: ' . $_GET['type']);
// ruleid: php-header-injection
header("X-Name: $_COOKIE[name]");
// ruleid: php-header-injection
mail('a@example.org', 'Hello', 'text', 'From: ' . $_POST['from']);
// ruleid: php-header-injection
mail('a@example.org', $_POST['subject'], 'text');
// ruleid: php-header-injection
setrawcookie('name', $_GET['name']);

// ok: php-header-injection
header('X-Name: ' . rawurlencode($_GET['name']));
// ok: php-header-injection
header('X-Count: ' . (int) $_GET['count']);
// ok: php-header-injection
header('X-Name: ' . str_replace(["\r", "\n"], '', $_GET['name']));
// ok: php-header-injection
mail('a@example.org', 'Hello', $_POST['text']);
// ok: php-header-injection
setcookie('name', $_GET['name']);
