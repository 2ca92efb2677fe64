<?php

$class = $_GET['class'];
// ruleid: php-unsafe-reflection
$object = new $class();
// ruleid: php-unsafe-reflection
call_user_func($_POST['function'], 1);
$name = $_REQUEST['action'];
// ruleid: php-unsafe-reflection
$name();
// ruleid: php-unsafe-reflection
$mirror = new ReflectionClass($_GET['class']);
// ruleid: php-unsafe-reflection
$lists = array_map($_GET['f'], [1, 2]);

$classes = ['pdf' => PdfReport::class, 'csv' => CsvReport::class];
$kind = 'pdf';
// ok: php-unsafe-reflection
$object = new $classes[$kind]();
// ok: php-unsafe-reflection
call_user_func('trim', $_GET['name']);
// ok: php-unsafe-reflection
$lists = array_map('trim', $_GET['names']);
// ok: php-unsafe-reflection
$object->run($_GET['name']);
