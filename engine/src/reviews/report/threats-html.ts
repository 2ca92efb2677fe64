import { bar } from './bar';
import { type CountedThing, type Counts, findingThing } from './counts';
import { type Html, html } from './html-text';
import type { NamedPlace, ReportControl, ReviewReport } from './model';
import { cell, chartCell, numberCell, row, table } from './table';
import { capital, controlWords, placeWords } from './words';

/** The threats, and how the controls that answer them stand. */
export function threatsTable({ threats }: ReviewReport, counts: Counts): Html {
  return table({
    caption: 'Threats',
    head: ['Threat', 'Severity', 'Status', 'Controls', 'Findings'],
    rows: threats.map(({ id, title, severity, status, controls, findings, place }) => {
      const answers = controls.map(
        (control) =>
          html`<li><span class="id">${control.id}</span> ${'met' in control ? state(control) : 'not in the notes'}</li>`,
      );
      return row(html`${counts.link(`threat/${id}`, { label: id, detail: title, place })} ${title}`, [
        cell('Severity', html`<span class="severity ${severity}">${capital(severity)}</span>`, 'word'),
        cell('Status', capital(status), 'word'),
        cell('Controls', answers.length > 0 ? html`<ul class="plain">${answers}</ul>` : 'none', 'wide'),
        numberCell(
          'Findings',
          counts.number(`threat/${id}/findings`, findings.map(findingThing), `findings that touch ${id}`),
        ),
      ]);
    }),
  });
}

/** Each control with the places where it holds and where it is missing. */
export function controlsTable({ controls }: ReviewReport, counts: Counts): Html {
  const longest = Math.max(...controls.map(({ met, missing }) => met.length + missing.length));
  return table({
    caption: 'Controls',
    head: ['Control', 'Share', 'Met', 'Missing'],
    rows: controls.map((control) => {
      const { id, title, met, missing, place } = control;
      const number = (kind: 'met' | 'missing', places: readonly NamedPlace[]) =>
        counts.number(
          `control/${id}/${kind}`,
          places.map((each) => placeThing(each, `${id} is ${kind}`)),
          `places where ${id} is ${kind}`,
        );
      const parts = [
        { kind: 'done', count: met.length },
        { kind: 'against', count: missing.length },
      ];
      return row(html`${counts.link(`control/${id}`, { label: id, detail: title, place })} ${title}`, [
        chartCell(
          met.length + missing.length > 0
            ? bar(parts, longest)
            : html`<span class="zero">${capital(controlWords(control))}</span>`,
        ),
        numberCell('Met', number('met', met), 'done'),
        numberCell('Missing', number('missing', missing), 'against'),
      ]);
    }),
    kinds: ['done', 'against'],
  });
}

function state(control: ReportControl): Html {
  const { met, missing } = control;
  const kind = missing.length > 0 ? 'missing' : met.length > 0 ? 'met' : 'unknown';
  return html`<span class="state ${kind}">${controlWords(control)}</span>`;
}

function placeThing(place: NamedPlace, detail: string): CountedThing {
  const where = placeWords(place);
  const { path, range } = place;
  return {
    label: place.name || where,
    detail: place.name ? `${detail} · ${where}` : detail,
    place: { path, range },
  };
}
