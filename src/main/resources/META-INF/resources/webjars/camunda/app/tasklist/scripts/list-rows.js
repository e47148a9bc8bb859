/* A row of a list that was edited leaves an empty entry among the form's faults, by which the app takes the form for invalid for
   good and Complete stays dead. Where no field shows a fault there is none: completing asks the form itself once more. */

function scopeOf(form) {
    let scope = window.angular?.element(form).scope?.();
    while (scope && !Object.hasOwn(scope, '$invalid')) {
        scope = scope.$parent;
    }
    return scope;
}

function mend() {
    document.querySelectorAll('.fjs-form').forEach(form => {
        if (form.querySelector('.fjs-form-field-dynamiclist') && !form.querySelector('.fjs-form-field-error')) {
            const scope = scopeOf(form);
            if (scope?.$invalid) {
                scope.$applyAsync(() => { scope.$invalid = false; });
            }
        }
    });
}

/* The form tells its changes a moment after the field's own. */
['input', 'change', 'click', 'focusout'].forEach(type => document.addEventListener(type, event => {
    if (event.target.closest?.('.fjs-form')) {
        [0, 50, 250].forEach(moment => setTimeout(mend, moment));
    }
}, true));
new MutationObserver(mend).observe(document.body, { subtree: true, attributes: true, attributeFilter: ['disabled'] });
