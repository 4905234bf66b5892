import { askFrom, fieldsOf } from './ask.ts';
import type { Ask, Field, Spot } from './ask.ts';

/** The question the form asks now. */
export function readForm(form: HTMLFormElement, place: Spot | null): Ask {
  const fields = [...new FormData(form)].filter((field): field is [string, string] => typeof field[1] === 'string');
  return askFrom(fields, place);
}

/** Fills the form in as the question says, the place left alone. */
export function writeForm(form: HTMLFormElement, ask: Ask): void {
  const fields = fieldsOf(ask);
  const has = (name: string, value: string): boolean => fields.some(([n, v]: Field) => n === name && v === value);
  for (const control of form.elements) {
    if (control instanceof HTMLInputElement && (control.type === 'checkbox' || control.type === 'radio')) {
      control.checked = has(control.name, control.value) || (control.value === '' && !fields.some(([name]) => name === control.name));
    } else if (control instanceof HTMLSelectElement) {
      const chosen = [...control.options].findIndex(({ value }) => has(control.name, value));
      control.selectedIndex = Math.max(0, chosen);
    } else if (control instanceof HTMLInputElement && control.name !== '') {
      control.value = fields.find(([name]) => name === control.name)?.[1] ?? '';
    }
  }
}

/** Makes a button open and close what it controls. How the closed state looks, and where, is the style sheet's business. */
export function disclose(button: HTMLElement, panel: HTMLElement): (open: boolean) => void {
  const set = (open: boolean): void => {
    button.setAttribute('aria-expanded', String(open));
    panel.classList.toggle('closed', !open);
  };
  button.addEventListener('click', () => set(button.getAttribute('aria-expanded') !== 'true'));
  return set;
}
