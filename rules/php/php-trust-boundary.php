<?php

session_start();
// ruleid: php-trust-boundary
$_SESSION['role'] = $_POST['role'];
$name = trim($_GET['name']);
// ruleid: php-trust-boundary
$_SESSION['name'] = $name;

function keep($request)
{
    // ruleid: php-trust-boundary
    session()->put('plan', $request->input('plan'));
    // ruleid: php-trust-boundary
    $request->getSession()->set('plan', $request->query->get('plan'));
}

// ok: php-trust-boundary
$_SESSION['page'] = (int) $_GET['page'];
// ok: php-trust-boundary
$_SESSION['seen'] = true;
// ok: php-trust-boundary
$_SESSION['name'] = htmlspecialchars($_GET['name']);
