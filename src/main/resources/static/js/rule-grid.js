// A grid to type a rule table into: keyboard, ranges, choices, copy and paste as spreadsheets do. It knows no server: what a
// person does is handed on as edits, and what stands in it is given to it.
class RuleGrid {
    constructor(table, onEdits, onRefused, mostRows) {
        this.table = table;
        this.onEdits = onEdits;
        this.onRefused = onRefused;
        this.mostRows = mostRows;
        this.columns = [];
        this.rows = [];
        this.at = {row: 0, column: 0};
        this.end = {row: 0, column: 0};
        this.marks = {findings: new Map(), people: new Map()};
        this.editor = null;
        this.open = true;
        table.addEventListener('keydown', event => this.key(event));
        table.addEventListener('mousedown', event => this.point(event));
        table.addEventListener('mouseover', event => event.buttons === 1 && !this.editor && this.stretch(event));
        table.addEventListener('dblclick', () => this.edit());
        // A finger has no F2: it taps the chosen cell once more.
        table.addEventListener('click', () => this.again && window.matchMedia('(pointer: coarse)').matches && this.edit());
        table.addEventListener('copy', event => this.copy(event));
        table.addEventListener('cut', event => { this.copy(event); this.clear(); });
        table.addEventListener('paste', event => this.paste(event));
    }

    show(columns, rows, open) {
        const held = this.rows[this.at.row] && this.rows[this.at.row].id;
        const label = this.columns[this.at.column] && this.columns[this.at.column].label;
        this.columns = columns;
        this.rows = rows;
        this.open = open;
        const again = rows.findIndex(row => row.id === held);
        if (again >= 0 && again !== this.at.row) {
            const by = again - this.at.row;
            this.at = {...this.at, row: again};
            this.end = {...this.end, row: this.end.row + by};
        }
        const beside = columns.findIndex(column => column.label === label);
        if (beside >= 0 && beside !== this.at.column) {
            const by = beside - this.at.column;
            this.at = {...this.at, column: beside};
            this.end = {...this.end, column: this.end.column + by};
        }
        this.clamp();
        if (!this.editor) {
            this.draw();
        }
    }

    clamp() {
        for (const place of [this.at, this.end]) {
            place.row = Math.max(0, Math.min(place.row, this.rows.length - 1));
            place.column = Math.max(0, Math.min(place.column, this.columns.length - 1));
        }
    }

    draw() {
        const focused = this.table.contains(document.activeElement);
        const head = this.line('th', [{text: '#'}, ...this.columns.map(column => ({text: column.words, title: column.label, kind: column.kind}))]);
        head.querySelectorAll('th').forEach(cell => cell.setAttribute('scope', 'col'));
        const body = document.createElement('tbody');
        this.rows.forEach((row, index) => body.append(this.drawRow(row, index)));
        const top = document.createElement('thead');
        top.append(head);
        this.table.replaceChildren(top, body);
        if (focused) {
            this.focus();
        }
    }

    line(tag, cells) {
        const line = document.createElement('tr');
        for (const {text, title, kind} of cells) {
            const cell = document.createElement(tag);
            cell.textContent = text;
            cell.title = title || '';
            cell.className = kind ? `rule-${kind}` : 'num';
            line.append(cell);
        }
        return line;
    }

    drawRow(row, index) {
        const line = document.createElement('tr');
        const number = document.createElement('th');
        number.scope = 'row';
        number.className = 'num';
        number.textContent = index + 1;
        line.append(number);
        this.columns.forEach((column, place) => line.append(this.drawCell(row, index, column, place)));
        return line;
    }

    drawCell(row, index, column, place) {
        const cell = document.createElement('td');
        cell.setAttribute('role', 'gridcell');
        cell.dataset.row = index;
        cell.dataset.column = place;
        cell.className = `rule-${column.kind} type-${column.type}`;
        cell.tabIndex = index === this.at.row && place === this.at.column ? 0 : -1;
        cell.textContent = RuleGrid.words(column, row.cells[column.label] || '');
        cell.setAttribute('aria-selected', String(this.chosen(index, place)));
        const finding = this.marks.findings.get(`${row.id} ${column.label}`) || this.marks.findings.get(`${row.id} `);
        if (finding) {
            cell.classList.add(`cell-${finding.severity}`);
            cell.title = `${finding.reason} ${finding.cure}`;
            if (this.marks.findings.has(`${row.id} ${column.label}`)) {
                cell.setAttribute('aria-invalid', String(finding.severity === 'ERROR'));
            }
        }
        const person = this.marks.people.get(`${row.id} ${column.label}`);
        if (person) {
            cell.classList.add('cell-other');
            cell.dataset.person = person;
        }
        return cell;
    }

    /** Choices are read by their words; what is none of them stays as it was typed. */
    static words(column, text) {
        if (!column.choices.length || !text) {
            return text;
        }
        return text.split(',').map(part => part.trim()).map(part => {
            const choice = column.choices.find(one => one.value === part);
            return choice ? choice.words : part;
        }).join(column.comma);
    }

    /** The other way: words or values, as somebody may paste them. */
    static value(column, text) {
        if (!column.choices.length) {
            return text.trim();
        }
        return text.split(/[,，、]/).map(part => part.trim()).filter(part => part).map(part => {
            const choice = column.choices.find(one => one.value === part || one.words === part);
            return choice ? choice.value : part;
        }).join(', ');
    }

    range() {
        const [top, bottom] = [this.at.row, this.end.row].sort((a, b) => a - b);
        const [left, right] = [this.at.column, this.end.column].sort((a, b) => a - b);
        return {top, bottom, left, right};
    }

    chosen(row, column) {
        const {top, bottom, left, right} = this.range();
        return row >= top && row <= bottom && column >= left && column <= right;
    }

    cell(place) {
        return this.table.querySelector(`td[data-row="${place.row}"][data-column="${place.column}"]`);
    }

    focus() {
        const cell = this.cell(this.at);
        if (cell) {
            cell.focus();
        }
    }

    go(row, column, stretching) {
        const place = {row, column};
        if (stretching) {
            this.end = place;
        } else {
            this.at = place;
            this.end = {...place};
        }
        this.clamp();
        this.table.querySelectorAll('td').forEach(cell => {
            cell.setAttribute('aria-selected', String(this.chosen(Number(cell.dataset.row), Number(cell.dataset.column))));
            cell.tabIndex = Number(cell.dataset.row) === this.at.row && Number(cell.dataset.column) === this.at.column ? 0 : -1;
        });
        this.focus();
        const shown = this.cell(stretching ? this.end : this.at);
        if (shown) {
            shown.scrollIntoView({block: 'nearest', inline: 'nearest'});
        }
    }

    here() {
        const row = this.rows[this.at.row];
        const column = this.columns[this.at.column];
        return {row: row ? row.id : null, column: column ? column.label : null};
    }

    point(event) {
        const cell = event.target.closest('td');
        this.again = cell && cell === this.cell(this.at) && !this.editor;
        if (cell && !cell.contains(this.editor)) {
            this.commit();
            this.go(Number(cell.dataset.row), Number(cell.dataset.column), event.shiftKey);
            event.preventDefault();
        }
    }

    stretch(event) {
        const cell = event.target.closest('td');
        if (cell) {
            this.go(Number(cell.dataset.row), Number(cell.dataset.column), true);
        }
    }

    key(event) {
        if (this.editor) {
            this.keyWhileEditing(event);
            return;
        }
        const steps = {ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1]};
        const from = event.shiftKey ? this.end : this.at;
        if (event.key in steps) {
            const [down, right] = steps[event.key];
            const far = event.ctrlKey || event.metaKey ? 10000 : 1;
            this.go(from.row + down * far, from.column + right * far, event.shiftKey);
        } else if (event.key === 'Home' || event.key === 'End') {
            this.go(event.ctrlKey ? (event.key === 'Home' ? 0 : 10000) : from.row, event.key === 'Home' ? 0 : 10000, event.shiftKey);
        } else if (event.key === 'Enter' || event.key === 'F2') {
            this.edit();
        } else if (event.key === 'Delete' || event.key === 'Backspace') {
            this.clear();
        } else if (event.key === 'Process' || event.keyCode === 229) {
            // An input method begins to compose: it goes on in the editor that takes the focus now.
            this.edit('');
            return;
        } else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) {
            this.edit(event.key);
        } else if (event.key === 'Tab' && !event.shiftKey && this.at.column < this.columns.length - 1) {
            this.go(this.at.row, this.at.column + 1);
        } else if (event.key === 'Tab' && event.shiftKey && this.at.column > 0) {
            this.go(this.at.row, this.at.column - 1);
        } else {
            return;
        }
        event.preventDefault();
    }

    keyWhileEditing(event) {
        if (event.key === 'Escape') {
            this.stop();
        } else if (event.key === 'Enter') {
            this.commit();
            this.go(this.at.row + (event.shiftKey ? -1 : 1), this.at.column);
        } else if (event.key === 'Tab') {
            this.commit();
            this.go(this.at.row, this.at.column + (event.shiftKey ? -1 : 1));
        } else {
            return;
        }
        event.preventDefault();
        event.stopPropagation();
    }

    edit(typed) {
        const cell = this.cell(this.at);
        if (!cell || !this.open || this.editor) {
            return;
        }
        const column = this.columns[this.at.column];
        const text = this.rows[this.at.row].cells[column.label] || '';
        this.end = {...this.at};
        this.edited = {...this.here(), was: text};
        this.editor = column.choices.length ? this.choices(column, text, typed) : this.input(column, text, typed);
        this.editor.setAttribute('aria-label', `${this.at.row + 1}, ${column.words}`);
        cell.replaceChildren(this.editor);
        const first = this.editor.matches('input, select') ? this.editor : this.editor.querySelector('input');
        first.focus();
        this.editor.scrollIntoView({block: 'nearest', inline: 'nearest'});
        if (first.select && typed === undefined && first.type === 'text') {
            first.select();
        }
        this.editor.addEventListener('focusout', event => {
            if (this.editor && !this.editor.contains(event.relatedTarget)) {
                // Who goes to a button or a list beside the grid stays there.
                this.commit(!event.relatedTarget || this.table.contains(event.relatedTarget));
            }
        });
    }

    /** What is typed over a day is text, as in a spreadsheet: a date field would drop its first digit. */
    input(column, text, typed) {
        const input = document.createElement('input');
        const readable = /^(\d{4}-\d{2}-\d{2})?$/.test(text);
        input.type = column.type === 'date' && typed === undefined && readable ? 'date' : 'text';
        input.inputMode = ['integer', 'decimal'].includes(column.type) && column.many === false ? 'decimal' : 'text';
        input.value = typed === undefined ? text : typed;
        input.maxLength = 2000;
        return input;
    }

    /** The first letter typed chooses already, as it does in an open list. */
    choices(column, text, typed) {
        const chosen = text.split(',').map(part => part.trim());
        if (!column.many) {
            const select = document.createElement('select');
            [{value: '', words: ''}, ...column.choices].forEach(choice => select.add(new Option(choice.words, choice.value, false, choice.value === text)));
            if (text && !column.choices.some(choice => choice.value === text)) {
                select.add(new Option(text, text, false, true));
            }
            const meant = typed && column.choices.find(choice => choice.words.toLowerCase().startsWith(typed.toLowerCase()));
            if (meant) {
                select.value = meant.value;
            }
            return select;
        }
        const box = document.createElement('div');
        box.className = 'rule-choices';
        box.setAttribute('role', 'group');
        column.choices.forEach(choice => {
            const label = document.createElement('label');
            const tick = document.createElement('input');
            tick.type = 'checkbox';
            tick.value = choice.value;
            tick.checked = chosen.includes(choice.value);
            label.append(tick, ` ${choice.words}`);
            box.append(label);
        });
        return box;
    }

    typed() {
        if (this.editor.matches('input, select')) {
            return this.editor.value.trim();
        }
        return [...this.editor.querySelectorAll('input:checked')].map(tick => tick.value).join(', ');
    }

    commit(back = true) {
        if (!this.editor) {
            return;
        }
        const text = this.typed();
        // Where it stood when it was begun: another's rows and columns may have come and gone meanwhile.
        const {row, column, was} = this.edited;
        this.stop(back);
        if (text !== was) {
            this.set([[row, column, text, was]]);
        }
    }

    stop(back = true) {
        this.editor = null;
        this.draw();
        if (back) {
            this.focus();
        }
    }

    /** Cells by row id and label, with what the person saw there where that may have changed since; only what differs is an edit. */
    set(cells, before = []) {
        const edits = cells.map(([id, label, now, seen]) => {
            const row = this.rows.find(one => one.id === id);
            return {kind: 'SET', row: id, column: label, was: seen ?? ((row && row.cells[label]) || ''), now};
        }).filter(edit => edit.was !== edit.now);
        if (this.open && (edits.length || before.length)) {
            this.onEdits([...before, ...edits]);
        }
    }

    clear() {
        const {top, bottom, left, right} = this.range();
        const cells = [];
        for (let row = top; row <= bottom; row++) {
            for (let column = left; column <= right; column++) {
                cells.push([this.rows[row].id, this.columns[column].label, '']);
            }
        }
        this.set(cells);
    }

    copy(event) {
        if (this.editor) {
            return;
        }
        const {top, bottom, left, right} = this.range();
        const quoted = text => /[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
        const lines = this.rows.slice(top, bottom + 1).map(row => this.columns.slice(left, right + 1)
            .map(column => quoted(RuleGrid.words(column, row.cells[column.label] || ''))).join('\t'));
        event.clipboardData.setData('text/plain', lines.join('\n'));
        event.preventDefault();
    }

    paste(event) {
        if (this.editor || !this.open) {
            return;
        }
        let lines = RuleGrid.sheet(event.clipboardData.getData('text/plain'));
        const {top, left, bottom, right} = this.range();
        event.preventDefault();
        if (lines.length === 1 && lines[0].length === 1) {
            // One cell goes into all that are chosen.
            lines = Array.from({length: bottom - top + 1}, () => Array(right - left + 1).fill(lines[0][0]));
        }
        // All of it or nothing: what did not fit would be missed by nobody but the table.
        const widest = Math.max(...lines.map(line => line.length));
        if (left + widest > this.columns.length) {
            this.onRefused('tooWide', widest, this.columns.length - left);
            return;
        }
        if (top + lines.length > this.mostRows) {
            this.onRefused('tooMany', this.mostRows, top + lines.length);
            return;
        }
        const more = [];
        const ids = this.rows.map(row => row.id);
        while (ids.length < top + lines.length) {
            const id = RuleGrid.newId();
            more.push({kind: 'INSERT_ROW', row: id, after: ids[ids.length - 1] || null, cells: {}});
            ids.push(id);
        }
        const cells = [];
        lines.forEach((line, down) => line.forEach((text, right) => {
            const column = this.columns[left + right];
            cells.push([ids[top + down], column.label, RuleGrid.value(column, text)]);
        }));
        this.set(cells, more);
    }

    static newId() {
        return `r-${[...crypto.getRandomValues(new Uint8Array(8))].map(byte => byte.toString(16).padStart(2, '0')).join('')}`;
    }

    /** What a spreadsheet puts on the clipboard: tabs between cells, quoted cells may hold line breaks, which become blanks. */
    static sheet(text) {
        const lines = [[]];
        const cell = /("(?:[^"]|"")*"|[^\t\r\n]*)(\t|\r?\n|$)/gy;
        let found;
        while ((found = cell.exec(text)) && (found[0] || found[2] === '')) {
            const raw = found[1].startsWith('"') && found[1].endsWith('"') && found[1].length > 1 ? found[1].slice(1, -1).replaceAll('""', '"') : found[1];
            lines[lines.length - 1].push(raw.replace(/\s*\r?\n\s*/g, ' '));
            if (found[2] === '') {
                break;
            }
            if (found[2] !== '\t') {
                lines.push([]);
            }
        }
        const last = lines[lines.length - 1];
        return last.length === 1 && last[0] === '' && lines.length > 1 ? lines.slice(0, -1) : lines;
    }
}
