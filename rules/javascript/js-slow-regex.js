// ruleid: js-slow-regex
const words = /^(\w+\s?)*$/;
// ruleid: js-slow-regex
const letters = /^([a-z]+)+$/;

// ok: js-slow-regex
const list = /^\w+(\s\w+)*$/;
// ok: js-slow-regex
const name = /^[a-z]{1,64}$/;
// ok: js-slow-regex
const number = /^\d+$/;

function isList(text) {
  return words.test(text) || letters.test(text) || list.test(text);
}
