// Threat notes and what they make of the code.
import { patience } from './screen.mjs';

export async function checklist(screen) {
  await screen.sideBar(['Findings']);
  await screen.command('Wardscribe: Scan Workspace');
  await screen.row('A05:2025 Injection').click();
  await screen.row('findings against it').first().waitFor({ timeout: patience });
  await screen.open('.wardscribe/threat-notes.yaml', 1, 1);
  return screen.picture();
}

export async function threatNotes(screen) {
  await screen.sideBar(['Findings', 'Checklist']);
  await screen.command('Wardscribe: Scan Workspace');
  await screen.row('controls met').first().waitFor({ timeout: patience });
  await screen.row('T-1 ').first().click();
  await screen.page.keyboard.press('ArrowRight');
  await screen.row('C-1 ').first().waitFor({ timeout: patience });
  await screen.row('C-1 ').first().click();
  await screen.page.keyboard.press('ArrowRight');
  await screen.open('services/api/src/routes/patients.ts', 27, 1);
  return screen.picture();
}
