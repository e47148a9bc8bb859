/* What a person typed into a number or a date and the form would read as something else: letters it drops without a word, a
   comma between thousands it takes for the point, a 31st of February it makes March. Such a text stays as it was typed and
   its field says what is wrong; salesflow.js lets nobody complete the form meanwhile. */
import { say } from '../../../lib/apps.js';

const NUMBER = /^-?\d{1,20}(\.\d*)?$/;
const FIRST_YEAR = 1900;
const LAST_YEAR = 2200;
const FIELDS = '.fjs-form-field-number input.fjs-input, .fjs-form-field-datetime .fjs-datepicker input.fjs-input';
const shown = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
const kept = new WeakSet();

const isNumber = input => input.closest('.fjs-form-field-number') !== null;

/* Signs of another width are the same signs to a person; a comma or a space stands between thousands. */
function plain(text) {
    return text.normalize('NFKC').trim().replace(/(?<=\d)[,\s](?=\d{3}(\D|$))/g, '');
}

/* In the order of the field's own hint, such as mm/dd/yyyy. */
function isDay(text, hint) {
    const form = hint.replace(/[^dmy]/g, '\\$&').replace(/d+/, '(?<d>\\d{1,2})').replace(/m+/, '(?<m>\\d{1,2})').replace(/y+/, '(?<y>\\d{4})');
    const { d, m, y } = text.match(new RegExp(`^${form}$`))?.groups ?? {};
    const day = new Date(Date.UTC(y, m - 1, d));
    return day.getUTCMonth() === m - 1 && y >= FIRST_YEAR && y <= LAST_YEAR;
}

function isFaulty(input) {
    const text = shown.get.call(input).trim();
    return text !== '' && !(isNumber(input) ? NUMBER.test(plain(text)) : isDay(text, input.placeholder));
}

/* While its text is faulty the field shows what was typed, whatever the form would put in its place. */
function keep(input) {
    kept.add(input);
    Object.defineProperty(input, 'value', {
        configurable: true,
        get: () => shown.get.call(input),
        set: text => kept.has(input) || shown.set.call(input, text)
    });
}

function release(input) {
    kept.delete(input);
    input.removeAttribute('aria-invalid');
    input.closest('.fjs-form-field').querySelector('.sf-fault')?.remove();
}

function mark(input) {
    const field = input.closest('.fjs-form-field');
    if (!field.querySelector('.sf-fault')) {
        const fault = document.createElement('div');
        fault.className = 'fjs-form-field-error sf-fault';
        fault.setAttribute('role', 'alert');
        fault.textContent = isNumber(input)
            ? say('This is not a number. Write digits only, such as 120000.50.', '不是数字，请只填写数字，例如 120000.50。')
            : say(`There is no such day. Write it as ${input.placeholder}.`, `没有这一天，请按 ${input.placeholder} 填写。`);
        field.append(fault);
        input.setAttribute('aria-invalid', 'true');
    }
}

const faults = form => [...form.querySelectorAll(FIELDS)].filter(input => kept.has(input));

export const hasFaults = form => faults(form).length > 0;

/* Marks them all; whether there are any. */
export function markFaults(form) {
    const faulty = faults(form);
    faulty.forEach(mark);
    return faulty.length > 0;
}

/* Before the form's own listeners, which stand further down. */
function listen(type, listener) {
    document.addEventListener(type, event => event.target.matches?.(FIELDS) && listener(event, event.target), true);
}

function read(event, input) {
    if (event.isComposing) {
        event.stopImmediatePropagation();
    } else if (isFaulty(input)) {
        keep(input);
        event.stopImmediatePropagation();
    } else {
        release(input);
        const number = isNumber(input) ? plain(input.value) : input.value;
        if (number !== input.value) {
            input.value = number;
        }
    }
}

function hold(event, input) {
    if (kept.has(input)) {
        mark(input);
        event.stopImmediatePropagation();
    }
}

listen('keypress', (event, input) => isNumber(input) && event.stopImmediatePropagation());
listen('input', read);
listen('compositionend', (event, input) => input.dispatchEvent(new Event('input', { bubbles: true })));
listen('blur', hold);
listen('focusout', hold);
listen('keydown', (event, input) => event.key === 'Enter' && hold(event, input));

/* A day that is picked takes the place of what was typed. */
['mousedown', 'keydown'].forEach(type => document.addEventListener(type, event => {
    const input = event.target.closest?.('.flatpickr-day') && event.target.closest('.flatpickr-wrapper')?.querySelector(FIELDS);
    if (input && (type === 'mousedown' || event.key === 'Enter')) {
        release(input);
    }
}, true));
