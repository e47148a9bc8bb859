// htmx sends the CSRF token with every request; the current page is marked in the menu; a file that is too large stays here.
document.addEventListener('htmx:configRequest', event => {
    const token = document.querySelector('meta[name="_csrf"]');
    if (token) {
        event.detail.headers[document.querySelector('meta[name="_csrf_header"]').content] = token.content;
    }
});
document.addEventListener('DOMContentLoaded', () => {
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
    if (files && dataset.largest) {
        const tooLarge = files.length > 0 && files[0].size > Number(dataset.largest);
        event.target.setCustomValidity(tooLarge ? dataset.tooLarge : '');
        event.target.reportValidity();
    }
});
