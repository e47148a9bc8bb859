// Calling by keyboard alone: with the focus on an outcome a digit chooses another, U takes the last one back; Escape leads
// there from everywhere, Ctrl+Enter saves from everywhere. Single keys count only there, so that typing never triggers one.
const form = document.querySelector('[data-call]');
const outcomes = [...form.querySelectorAll('[data-outcomes] input[type=radio]')];
const chosen = () => outcomes.find(one => one.checked) || outcomes[0];
form.addEventListener('keydown', event => {
    if (event.key === 'Escape') {
        chosen().focus();
        event.preventDefault();
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        form.requestSubmit();
        event.preventDefault();
    } else if (outcomes.includes(event.target) && !event.ctrlKey && !event.metaKey && !event.altKey) {
        const wanted = outcomes.find(one => one.dataset.key === event.key);
        const undo = form.querySelector('[data-undo]');
        if (wanted) {
            wanted.checked = true;
            wanted.focus();
            event.preventDefault();
        } else if (event.key.toLowerCase() === 'u' && undo) {
            form.requestSubmit(undo);
            event.preventDefault();
        }
    }
});
// A second Enter while the answer is on its way sends nothing.
let sent = false;
form.addEventListener('submit', event => {
    if (sent) {
        event.preventDefault();
    }
    sent = true;
});
form.dataset.ready = 'true';
addEventListener('pageshow', () => { sent = false; });
const wrong = form.querySelector('.is-invalid:is(input, select, textarea), .is-invalid input');
if (wrong) {
    wrong.focus();
}
