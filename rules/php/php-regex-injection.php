<?php

// ruleid: php-regex-injection
$found = preg_match($_GET['pattern'], $text);
// ruleid: php-regex-injection
$text = preg_replace('/' . $_POST['word'] . '/i', '', $text);
// ruleid: php-regex-injection
$parts = preg_split("/$_COOKIE[by]/", $text);
// ok: php-regex-injection
$text = preg_replace('/' . preg_quote($_POST['word'], '/') . '/i', '', $text);
// ok: php-regex-injection
$found = preg_match('/^[a-z]+$/', $_GET['name']);
// ok: php-regex-injection
$text = preg_replace('/a/', $_GET['by'], $text);
