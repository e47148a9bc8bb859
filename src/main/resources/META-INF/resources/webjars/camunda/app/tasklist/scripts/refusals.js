/* What the server refuses of a form, and why Complete is off, stands in the form: at the field that is named, else on its
   top. What was typed stays; a notice over the page would be out of sight of the field and over the search. */
import { say } from '../../../lib/apps.js';
import { done } from './drafts.js';
import { toTheList } from './focus.js';

const SUBMITS = /\/(submit-form|complete)$/;
const COMPLETE = '.task-details .form-actions .btn-primary, .modal-footer .btn-primary';

export const openForm = () => document.querySelector('.modal-content .fjs-form') ?? document.querySelector('.task-details .fjs-form');

function clear(form) {
    form?.parentElement.querySelectorAll('.sf-refused').forEach(refused => {
        refused.closest('.fjs-form-field')?.querySelectorAll('[aria-invalid]').forEach(input => input.removeAttribute('aria-invalid'));
        refused.remove();
    });
}

function sentence(text, ...classes) {
    const said = document.createElement('div');
    said.classList.add('sf-refused', ...classes);
    said.setAttribute('role', 'alert');
    said.textContent = text;
    return said;
}

/* The last: a group stands before the fields within it. */
const named = (form, label) => [...form.querySelectorAll('.fjs-form-field')].findLast(field =>
    [...field.querySelectorAll('label')].some(own => own.textContent.replace(/\s*\*$/, '').trim() === label));

function atField(field, reason) {
    const input = field.querySelector('input:not([disabled]), textarea:not([disabled])');
    field.append(sentence(reason, 'fjs-form-field-error'));
    input?.setAttribute('aria-invalid', 'true');
    input?.focus({ preventScroll: true });
    field.scrollIntoView({ block: 'center' });
}

/* The first says what was refused, each further one what is missing and leads to where it is written down, beside the
   form, which may be half filled. */
function withWays([first, ...missing]) {
    const said = sentence(first.text, 'sf-refused-form');
    const list = said.appendChild(document.createElement('ul'));
    [...missing, { text: say('Open the deal', '打开商机'), path: first.path }].forEach(({ text, path }) => {
        const link = list.appendChild(document.createElement('li')).appendChild(document.createElement('a'));
        link.textContent = text;
        link.href = path;
        link.target = '_blank';
        link.rel = 'noopener';
    });
    return said;
}

function onTop(form, message, ways) {
    const said = ways ? withWays(ways) : sentence(message, 'sf-refused-form');
    said.tabIndex = -1;
    form.before(said);
    said.focus({ preventScroll: true });
    said.scrollIntoView({ block: 'nearest' });
}

function answered(request) {
    const form = openForm();
    if (request.status > 0 && request.status < 400) {
        completed();
    }
    if (request.status < 400 || !form) {
        return;
    }
    const { message, label, reason, ways } = JSON.parse(request.responseText);
    const field = label && named(form, label);
    clear(form);
    field ? atField(field, reason) : onTop(form, message, ways);
}

/* Of a task; a process that was started leaves the open task as it was. */
function completed() {
    if (!document.querySelector('.modal-content .fjs-form')) {
        done();
        toTheList();
    }
}

const open = XMLHttpRequest.prototype.open;
XMLHttpRequest.prototype.open = function (method, address, ...rest) {
    if (method === 'POST' && SUBMITS.test(address.split('?')[0])) {
        this.addEventListener('load', () => answered(this));
    }
    return open.call(this, method, address, ...rest);
};

/* With the next try, and where the field is mended, what was refused is over. */
export const forget = () => clear(openForm());
document.addEventListener('input', event => {
    const refused = event.target.closest('.fjs-form-field')?.querySelector('.sf-refused');
    if (refused) {
        event.target.removeAttribute('aria-invalid');
        refused.remove();
    }
});

function why(button, form) {
    if (!button.disabled || !form) {
        return '';
    }
    if (button.closest('.task-details') && document.querySelector('.task-details .claim')) {
        return say('Claim the task first.', '请先认领任务。');
    }
    if (form.querySelector('.fjs-form-field-error')) {
        return say('Fill in the marked fields.', '请先填写标红的字段。');
    }
    return button.closest('.task-details') && !document.querySelector('.task-details .unclaim')
        ? say('Only the person it is assigned to can complete it.', '只有任务的负责人才能完成。') : '';
}

export function sayWhy() {
    document.querySelectorAll(COMPLETE).forEach(button => {
        /* A box over the task, as that for a comment, has its own button and perhaps no form at all. */
        const box = button.closest('.modal-content');
        const text = why(button, box ? box.querySelector('.fjs-form') : openForm());
        let told = button.parentElement.querySelector('.sf-why');
        if (!told && text) {
            told = document.createElement('span');
            told.className = 'sf-why';
            told.id = `sf-why-${button.closest('.task-details') ? 'task' : 'start'}`;
            told.setAttribute('role', 'status');
            button.before(told);
            button.setAttribute('aria-describedby', told.id);
        }
        if (told && told.textContent !== text) {
            told.textContent = text;
        }
    });
}
