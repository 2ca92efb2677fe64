// The program of a review's page: tells which button was pressed, and takes new content without losing the reader's place.
(() => {
  const host = acquireVsCodeApi();
  const main = document.querySelector('main');
  const said = document.getElementById('said');
  /** The id of a part that can be folded → whether the reader opened it. */
  const opened = new Map(host.getState()?.opened);

  document.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest('button') : null;
    if (!button) return;
    const { open, do: what } = button.dataset;
    host.postMessage(open === undefined ? { do: what } : { do: 'open', key: open });
  });

  // This event does not bubble. The page may be made anew when it was hidden: what is open is kept outside of it.
  main.addEventListener(
    'toggle',
    ({ target }) => {
      opened.set(target.id, target.open);
      host.setState({ opened: [...opened] });
    },
    true,
  );

  const unfold = () => {
    for (const each of main.querySelectorAll('details')) each.open = opened.get(each.id) ?? each.open;
  };

  /** The button that a reader stands on, in whichever content: its own attributes name it. */
  const nameOf = (button) => button?.dataset?.open ?? button?.dataset?.do;

  window.addEventListener('message', ({ data }) => {
    if (data.do === 'say') {
      said.textContent = data.text;
      return;
    }
    if (data.do !== 'update') return;
    const name = nameOf(document.activeElement);
    // The content is made by the extension and escaped; the policy of the page lets nothing in it run.
    main.innerHTML = data.html;
    unfold();
    if (name === undefined) return;
    const again = [...main.querySelectorAll('button')].find((button) => nameOf(button) === name);
    again?.focus({ preventScroll: true });
  });

  unfold();
  // What was told before this ran, nobody heard.
  host.postMessage({ do: 'ready' });
})();
