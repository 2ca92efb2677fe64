import DOMPurify from 'dompurify';

function preview() {
  const text = document.getElementById('comment').value;
  // ruleid: js-dom-text-as-html
  document.getElementById('preview').innerHTML = text;
}

function title(node) {
  // ruleid: js-dom-text-as-html
  document.querySelector('h1').insertAdjacentHTML('beforeend', node.getAttribute('data-title'));
}

function greet() {
  // ruleid: js-dom-text-as-html
  $('#hello').html('Hello <b>' + $('#name').val() + '</b>');
}

function remembered() {
  // ruleid: js-dom-text-as-html
  document.body.innerHTML = '<p>' + localStorage.getItem('draft') + '</p>';
}

function previewText() {
  // ok: js-dom-text-as-html
  document.getElementById('preview').textContent = document.getElementById('comment').value;
}

function previewClean() {
  // ok: js-dom-text-as-html
  document.getElementById('preview').innerHTML = DOMPurify.sanitize(document.getElementById('comment').value);
}

function copy(from, to) {
  // ok: js-dom-text-as-html
  to.innerHTML = from.innerHTML;
  // ok: js-dom-text-as-html
  to.innerHTML = String(from.textContent.length);
}

function chosen(item) {
  const $label = $('<span></span>').text($(item).text());
  // ok: js-dom-text-as-html
  $('#list').append($label);
  // ok: js-dom-text-as-html
  $('#list').append($('<img class="avatar">').attr('src', $(item).data('avatar')));
}
