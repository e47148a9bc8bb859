// A review's parts one at a time: arrows and page keys turn them, what was typed on the way is kept. Without this script all stand in a row.
(() => {
    const root = document.querySelector('[data-slides]');
    if (!root) {
        return;
    }
    const slides = [...root.querySelectorAll('[data-slide]')];
    const cases = slides.filter(slide => slide.matches('[data-case]'));
    const place = root.querySelector('[data-slide-at]');
    // Only cases are counted: what was agreed earlier, the territory and the end are parts of the meeting, but none of its cases.
    const where = slide => cases.includes(slide) ? place.dataset.case.replace('%1', cases.indexOf(slide) + 1).replace('%2', cases.length) : place.dataset.other;
    const jump = root.querySelector('[data-slide-jump]');
    const mode = root.querySelector('[data-slide-mode]');
    const large = root.querySelector('[data-slide-large]');
    const typing = 'input, textarea, select, [contenteditable]';
    let at = 0;
    const changed = new Set();
    const one = () => root.classList.contains('one-at-a-time');
    const show = focus => {
        slides.forEach((slide, n) => { slide.hidden = one() && n !== at; });
        jump.value = String(at);
        place.textContent = where(slides[at]);
        if (focus) {
            history.replaceState(null, '', '#' + slides[at].id);
            window.scrollTo(0, 0);
            slides[at].focus({preventScroll: one()});
            if (!one()) {
                slides[at].scrollIntoView();
            }
        }
    };
    const go = to => {
        const next = Math.max(0, Math.min(slides.length - 1, to));
        const form = [...slides[at].querySelectorAll('[data-slide-keep]')].find(each => changed.has(each));
        if (next !== at && form && one()) {
            form.querySelector('[name=goto]').value = slides[next].id;
            form.requestSubmit();
            return;
        }
        at = next;
        show(true);
    };
    const find = () => {
        const wanted = root.dataset.at || location.hash.slice(1);
        const named = wanted && document.getElementById(wanted);
        const found = named ? slides.findIndex(slide => slide.contains(named)) : -1;
        at = found < 0 ? 0 : found;
        return found >= 0;
    };
    const project = on => {
        document.body.classList.toggle('projector', on);
        large.setAttribute('aria-pressed', String(on));
        large.textContent = on ? large.dataset.on : large.dataset.off;
        localStorage.setItem('projector', on ? 'on' : '');
    };
    if (slides.length === 0) {
        return;
    }
    slides.forEach((slide, n) => jump.add(new Option((slide.dataset.done === 'true' ? '✓ ' : '') + slide.dataset.title, String(n))));
    root.querySelectorAll('.slide-only').forEach(part => { part.hidden = false; });
    const turn = on => {
        root.classList.toggle('one-at-a-time', on);
        mode.textContent = on ? mode.dataset.all : mode.dataset.one;
        show(false);
    };
    // What was refused is shown first, and is not passed over by turning on: its words stand in no table yet.
    const lead = () => {
        const wrong = root.dataset.at && root.querySelector('[data-asked], .is-invalid, .slide [class~="text-danger"]');
        if (wrong) {
            const form = wrong.closest('[data-slide-keep]');
            if (form) {
                changed.add(form);
            }
            wrong.focus({preventScroll: true});
            wrong.scrollIntoView({block: 'center'});
        }
    };
    find();
    turn(root.dataset.slides === 'one');
    lead();
    project(localStorage.getItem('projector') === 'on');
    window.addEventListener('hashchange', () => { delete root.dataset.at; if (find()) { show(false); } });
    mode.addEventListener('click', () => turn(!one()));
    large.addEventListener('click', () => project(!document.body.classList.contains('projector')));
    jump.addEventListener('change', () => go(Number(jump.value)));
    root.addEventListener('input', event => {
        const form = event.target.closest('[data-slide-keep]');
        if (form) {
            changed.add(form);
        }
    });
    root.addEventListener('click', event => {
        const button = event.target.closest('[data-slide-step]');
        if (button) {
            go(at + Number(button.dataset.slideStep));
        }
    });
    document.addEventListener('keydown', event => {
        const step = {ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1}[event.key];
        if (step && one() && !event.altKey && !event.ctrlKey && !event.metaKey && !event.target.matches(typing)) {
            event.preventDefault();
            go(at + step);
        }
    });
})();
