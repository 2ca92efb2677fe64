import { getUser } from './users.js';

export function greet() {
  const name = new URLSearchParams(window.location.search).get('name');
  // ruleid: js-dom-xss
  document.querySelector('#greeting').innerHTML = `Welcome back, ${name}`;
}

export function showTab() {
  const tab = decodeURIComponent(location.hash.slice(1));
  // ruleid: js-dom-xss
  document.getElementById('title').innerHTML = '<h2>' + tab + '</h2>';
}

export function breadcrumb(list) {
  // ruleid: js-dom-xss
  list.insertAdjacentHTML('beforeend', `<li>${document.referrer}</li>`);
}

export function legacy() {
  // ruleid: js-dom-xss
  document.write('<a href="' + document.URL + '">this page</a>');
}

window.addEventListener('message', (event) => {
  // ruleid: js-dom-xss
  document.querySelector('#note').innerHTML += event.data.text;
});

export function jquerySearch() {
  const url = new URL(location.href);
  // ruleid: js-dom-xss
  $('#query').html(url.searchParams.get('q'));
}

export function appended() {
  const params = new URLSearchParams(location.search);
  // ruleid: js-dom-xss
  $('#list').append('<li>' + params.get('item') + '</li>');
}

export function greetSafely() {
  const name = new URLSearchParams(window.location.search).get('name');
  // ok: js-dom-xss
  document.querySelector('#greeting').textContent = `Welcome back, ${name}`;
}

export function showTabSafely() {
  const tab = location.hash.slice(1);
  // ok: js-dom-xss
  document.getElementById('title').innerHTML = DOMPurify.sanitize(`<h2>${tab}</h2>`);
}

const titles = { home: '<h2>Home</h2>', help: '<h2>Help</h2>' };
export function showKnownTab() {
  const tab = location.hash.slice(1);
  if (tab === 'help') {
    // ok: js-dom-xss
    document.getElementById('title').innerHTML = titles.help;
  }
}

export function showPage() {
  const page = Number(new URLSearchParams(location.search).get('page'));
  // ok: js-dom-xss
  document.querySelector('#page').innerHTML = `<b>${page}</b>`;
}

window.addEventListener('message', (event) => {
  if (event.origin !== 'https://shop.example') return;
  // ok: js-dom-xss
  document.querySelector('#note').innerHTML = event.data.html;
});

export async function profile() {
  const user = await getUser();
  // ok: js-dom-xss
  document.querySelector('#profile').innerHTML = `<b>${user.name}</b>`;
}

export function link() {
  // ok: js-dom-xss
  $('#help').attr('data-page', location.pathname);
}
