// htmx sends the CSRF token with every request; the current page is marked in the menu; a file that is too large stays here.
document.addEventListener('htmx:configRequest', event => {
    const token = document.querySelector('meta[name="_csrf"]');
    if (token) {
        event.detail.headers[document.querySelector('meta[name="_csrf_header"]').content] = token.content;
    }
});
// A second press while the first is under way is the same wish: one is enough.
const UNDER_WAY = 3000;
document.addEventListener('submit', event => {
    const {target: form} = event;
    if (form.method !== 'post' && !form.hasAttribute('hx-post')) {
        return;
    }
    if (form.dataset.sent) {
        event.preventDefault();
        event.stopImmediatePropagation();
    } else {
        form.dataset.sent = 'true';
        setTimeout(() => delete form.dataset.sent, UNDER_WAY);
    }
}, true);
document.addEventListener('DOMContentLoaded', () => {
    document.querySelector('.stepper')?.scrollTo({left: document.querySelector('.stepper [aria-current]')?.offsetLeft ?? 0});
    const here = location.pathname;
    document.querySelectorAll('.console-bar .nav-link').forEach(link => {
        const path = new URL(link.href).pathname;
        if (path === here || (path !== '/' && here.startsWith(path + '/'))) {
            link.setAttribute('aria-current', 'page');
        }
    });
});
document.addEventListener('change', event => {
    const {files, dataset} = event.target;
    const chosen = files && files[0] && event.target.parentElement.querySelector('.file-name');
    if (chosen) {
        chosen.textContent = [...files].map(file => file.name).join(', ');
    }
    if (files && dataset.largest) {
        const tooLarge = [...files].some(file => file.size > Number(dataset.largest));
        event.target.setCustomValidity(tooLarge ? dataset.tooLarge : '');
        event.target.reportValidity();
    }
});
// A picker: what is typed is looked for, arrows and Enter or a tap choose, and the hidden field takes the choice.
const picker = element => element.closest && element.closest('[data-picker]');
const pick = (box, option) => {
    const [chosen, typed, options] = ['input[type=hidden]', '[role=combobox]', '[role=listbox]'].map(part => box.querySelector(part));
    chosen.value = option ? option.dataset.value : '';
    if (option) {
        typed.value = option.dataset.name;
        options.replaceChildren();
        typed.setAttribute('aria-expanded', 'false');
        typed.removeAttribute('aria-activedescendant');
        chosen.dispatchEvent(new Event('change', {bubbles: true}));
    }
};
const point = (box, step) => {
    const all = [...box.querySelectorAll('[role=option]')];
    const at = all.findIndex(option => option.getAttribute('aria-selected') === 'true');
    const next = all[at < 0 && step < 0 ? all.length - 1 : (at + step + all.length) % all.length] || null;
    all.forEach(option => option.setAttribute('aria-selected', String(option === next)));
    box.querySelector('[role=combobox]').setAttribute('aria-activedescendant', next ? next.id : '');
};
document.addEventListener('input', event => {
    if (picker(event.target) && event.target.matches('[role=combobox]')) {
        pick(picker(event.target), null);
    }
});
document.addEventListener('click', event => {
    const option = event.target.closest('[data-picker] [role=option]');
    if (option) {
        pick(picker(option), option);
    }
});
document.addEventListener('keydown', event => {
    const box = picker(event.target);
    const options = box && box.querySelector('[role=listbox]');
    if (!options || !options.children.length) {
        return;
    }
    const steps = {ArrowDown: 1, ArrowUp: -1};
    const pointed = options.querySelector('[aria-selected=true]');
    if (event.key in steps) {
        point(box, steps[event.key]);
        event.preventDefault();
    } else if (event.key === 'Enter') {
        pick(box, pointed || options.querySelector('[role=option]') || null);
        event.preventDefault();
    } else if (event.key === 'Escape') {
        options.replaceChildren();
    }
});
document.addEventListener('htmx:afterSwap', event => {
    const box = picker(event.target);
    if (box) {
        box.querySelector('[role=combobox]').setAttribute('aria-expanded', String(event.target.children.length > 0));
    }
});
// What is shown only once is copied with one press; without the clipboard it is marked to be copied by hand.
document.addEventListener('click', event => {
    const button = event.target.closest('[data-copy] button');
    if (button) {
        const text = button.closest('[data-copy]').querySelector('input');
        text.select();
        const copied = navigator.clipboard ? navigator.clipboard.writeText(text.value) : Promise.reject(new Error('no clipboard'));
        copied.then(() => {
            button.textContent = button.dataset.copied;
        }, () => text.focus());
    }
});
// A list of tasks to choose from: one box for all of them.
document.addEventListener('change', event => {
    const form = event.target.closest('[data-several]');
    if (form && event.target.matches('[data-all]')) {
        form.querySelectorAll('input[name=task]').forEach(box => { box.checked = event.target.checked; });
    }
});
