<?php

$formula = $_GET['formula'];
// ruleid: php-code-injection
eval('$result = ' . $formula . ';');
// ruleid: php-code-injection
eval("\$value = $_POST[value];");
// ruleid: php-code-injection
assert($_REQUEST['check']);
// ruleid: php-code-injection
$f = create_function('$a', 'return ' . $_GET['code'] . ';');
// ruleid: php-code-injection
$text = preg_replace('/(.*)/e', 'strtoupper(' . $_GET['text'] . ')', $page);
// ruleid: php-code-injection
$text = preg_replace($_GET['find'], $by, $page);

// ok: php-code-injection
eval('$result = ' . (int) $_GET['n'] . ';');
// ok: php-code-injection
eval('$result = 1;');
// ok: php-code-injection
assert(is_string($_GET['a']));
// ok: php-code-injection
$text = preg_replace('/a/', $_GET['text'], $page);
// ok: php-code-injection
$text = preg_replace('/' . preg_quote($_GET['word'], '/') . '/', '', $page);
