<?php

// ruleid: php-template-injection
$page = $twig->createTemplate('Hello ' . $_GET['name'])->render([]);
// ruleid: php-template-injection
$smarty->display('string:' . $_POST['template']);
// ruleid: php-template-injection
$page = Blade::render($_GET['template']);
// ruleid: php-template-injection
$loader = new ArrayLoader(['page' => 'Hello ' . $_GET['name']]);

// ok: php-template-injection
$page = $twig->createTemplate('Hello {{ name }}')->render(['name' => $_GET['name']]);
// ok: php-template-injection
$page = $twig->render('hello.html.twig', ['name' => $_GET['name']]);
// ok: php-template-injection
$page = Blade::render('Hello {{ $name }}', ['name' => $_GET['name']]);
