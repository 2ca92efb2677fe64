<?php

$name = $_GET['name'];
// ruleid: php-xpath-injection
$found = $xml->xpath("/users/user[name='$name']");
$xpath = new DOMXPath($document);
// ruleid: php-xpath-injection
$found = $xpath->query('//user[@id="' . $_POST['id'] . '"]');
// ruleid: php-xpath-injection
$found = $xpath->evaluate("string(//user[@id='{$_COOKIE['id']}'])");

// ok: php-xpath-injection
$found = $xml->xpath('/users/user');
// ok: php-xpath-injection
$found = $xpath->query('//user[@id=' . (int) $_GET['id'] . ']');
// ok: php-xpath-injection
$rows = $pdo->query($_GET['sql']);
