<?php

$page = $_GET['page'];
// ruleid: php-file-inclusion
include $page;
// ruleid: php-file-inclusion
include 'pages/' . $page . '.php';
// ruleid: php-file-inclusion
require_once("lang/{$_COOKIE['lang']}.php");
// ruleid: php-file-inclusion
require $_POST['module'];
// ruleid: php-file-inclusion
include_once $_GET['a'] . '/b.php';

// ok: php-file-inclusion
include 'pages/' . basename($page) . '.php';
// ok: php-file-inclusion
require __DIR__ . '/config.php';
// ok: php-file-inclusion
include "page" . (int) $_GET['n'] . ".php";
$pages = ['home' => 'home.php', 'help' => 'help.php'];
$file = 'home.php';
// ok: php-file-inclusion
include $file;
