/* The form viewer's own texts in Chinese: it knows no language but English, and offers no place to put another. */

const FIXED = {
    'Field is required.': '请填写此项。',
    'Field must be a valid email.': '请输入有效的电子邮箱。',
    'Field must be a valid  international phone number. (e.g. +4930664040900)': '请输入国际格式的电话号码，例如 +8651288880000。',
    'Value is not a number.': '请输入数字。',
    'Value is expected to be an integer.': '请输入整数。',
    'Date and time must both be entered.': '请同时填写日期和时间。',
    'Add new': '新增一行',
    'Collapse': '收起',
    'Search': '搜索',
    'Select': '请选择',
    'No results': '没有匹配项',
    'All values selected': '已全部选择',
    'Nothing to show.': '暂无内容',
    'No content to show.': '暂无内容',
    ' of ': ' / ',
    'Next page': '下一页',
    'Previous page': '上一页',
    'Remove tag': '移除',
    'Increment': '加一',
    'Decrement': '减一',
    'required': '必填',
    'Submit': '提交',
    'Reset': '重置',
    'Download': '下载'
};
const PATTERNS = [
    [/^Field must match pattern .*$/s, () => '内容不符合要求的格式。'],
    [/^Field must have minimum value of (.*)\.$/, (all, n) => `不能小于 ${n}。`],
    [/^Field must have maximum value of (.*)\.$/, (all, n) => `不能大于 ${n}。`],
    [/^Field must have minimum length of (.*)\.$/, (all, n) => `至少 ${n} 个字符。`],
    [/^Field must have maximum length of (.*)\.$/, (all, n) => `最多 ${n} 个字符。`],
    [/^Value is expected to have at most (\d+) decimal digits?\.$/, (all, n) => `最多 ${n} 位小数。`],
    [/^Please select a valid value, the two nearest valid values are (.*) and (.*)\.$/, (all, a, b) => `最接近的有效值是 ${a} 和 ${b}。`],
    [/^Expand all \((\d+)\)$/, (all, n) => `全部展开（${n}）`],
    [/^Remove list item (\d+)$/, (all, n) => `删除第 ${n} 行`],
    [/^Click to sort by (.*) ascending$/, (all, n) => `按“${n}”升序排列`],
    [/^Click to sort by (.*) descending$/, (all, n) => `按“${n}”降序排列`],
    [/^Click to remove sorting$/, () => '取消排序'],
    [/^Remove (.*)$/, (all, n) => `移除 ${n}`]
];
const SAID = ['placeholder', 'title', 'aria-label', 'alt'];

function chinese(text) {
    const fixed = FIXED[text];
    if (fixed) {
        return fixed;
    }
    const pattern = PATTERNS.find(([english]) => english.test(text));
    return pattern ? text.replace(...pattern) : text;
}

/* What people named or typed stays: labels, choices, tags, the words of a form's own texts and tables. */
const THEIRS = 'label, .fjs-form-field-label, .fjs-dropdownlist-item, .fjs-taglist-tag-label, .fjs-form-field-text, .fjs-form-field-html, .fjs-table td, .fjs-form-field-description';

function speak(node) {
    const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    if (!element?.closest?.('.fjs-form')) {
        [...node.querySelectorAll?.('.fjs-form') ?? []].forEach(speak);
        return;
    }
    if (node.nodeType === Node.TEXT_NODE) {
        const text = chinese(node.data);
        if (text !== node.data && (!element.closest(THEIRS) || element.closest('.fjs-asterix'))) {
            node.data = text;
        }
        return;
    }
    SAID.filter(name => node.hasAttribute?.(name)).forEach(name => {
        const text = chinese(node.getAttribute(name));
        if (text !== node.getAttribute(name)) {
            node.setAttribute(name, text);
        }
    });
    node.childNodes.forEach(speak);
}

const WEEK = ['日', '一', '二', '三', '四', '五', '六'];
const MONTHS = [...Array(12).keys()].map(month => `${month + 1}月`);
const CALENDAR = {
    weekdays: { shorthand: WEEK, longhand: WEEK.map(day => `星期${day}`) },
    months: { shorthand: MONTHS, longhand: MONTHS },
    firstDayOfWeek: 1, ordinal: () => '日', rangeSeparator: ' 至 ', weekAbbreviation: '周', yearAriaLabel: '年', monthAriaLabel: '月', hourAriaLabel: '时', minuteAriaLabel: '分'
};

/* A calendar is made when its field first shows and hangs on the field. */
function speakCalendar(event) {
    const calendar = event.target.closest?.('.fjs-form .flatpickr-wrapper, .fjs-form .fjs-datepicker')?.querySelector('input')?._flatpickr
        ?? event.target._flatpickr;
    if (calendar && calendar.config.locale !== CALENDAR) {
        calendar.set('locale', CALENDAR);
        [...calendar.monthsDropdownContainer?.options ?? []].forEach(month => { month.textContent = MONTHS[month.value]; });
    }
}

/* It is made anew behind a field that has the focus already, too. */
function added(node) {
    speak(node);
    if (node.matches?.('.flatpickr-calendar')) {
        speakCalendar({ target: node });
    }
}

if (document.documentElement.lang.startsWith('zh')) {
    new MutationObserver(changes => changes.forEach(change =>
        change.type === 'childList' ? change.addedNodes.forEach(added) : speak(change.target)))
        .observe(document.body, { childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: SAID });
    document.addEventListener('focusin', speakCalendar, true);
    document.addEventListener('mousedown', speakCalendar, true);
    speak(document.body);
}
