package dev.salesflow.demo;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.salesflow.customer.ContactData;
import dev.salesflow.customer.CustomerBook;
import dev.salesflow.customer.CustomerData;
import dev.salesflow.customer.CustomerField;
import dev.salesflow.demo.DemoRecords.Kind;
import dev.salesflow.nurturing.pool.PoolBook;
import dev.salesflow.product.ListedItem;
import dev.salesflow.product.PriceList;
import dev.salesflow.product.PriceListBook;
import dev.salesflow.product.Product;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What is sold in the demo, and to whom. */
@Component
class DemoCustomers {

    static final String EXTERNAL_ID = "DEMO-";

    private final CustomerBook customers;
    private final DemoContacts contacts;
    private final PoolBook pool;
    private final PriceList prices;
    private final PriceListBook list;
    private final DemoRecords records;
    private final Past past;

    DemoCustomers(CustomerBook customers, DemoContacts contacts, PoolBook pool, PriceList prices, PriceListBook list, DemoRecords records, Past past) {
        this.customers = customers;
        this.contacts = contacts;
        this.pool = pool;
        this.prices = prices;
        this.list = list;
        this.records = records;
        this.past = past;
    }

    /** A product that somebody already keeps under that code is left as it is and never becomes the demo's. */
    void products(String suffix, String step) {
        for (var row : DemoFiles.rows("products.csv")) {
            var code = row.getField("code") + suffix;
            if (prices.find(code).isEmpty()) {
                prices.upsert(new Product(null, code, row.getField("name") + suffix, row.getField("series"),
                        new BigDecimal(row.getField("listPrice")), row.getField("unit"), row.getField("currency"), null, null));
                var id = prices.find(code).orElseThrow().id();
                tellMore(id, row, suffix);
                records.add(Kind.PRODUCT, id, step);
            }
        }
    }

    private void tellMore(UUID id, NamedCsvRecord row, String suffix) {
        var item = list.find(id).orElseThrow();
        var english = row.getField("englishName");
        var englishUnit = row.getField("englishUnit");
        list.put(new ListedItem(id, item.version(), item.code(), item.name(), english.isBlank() ? null : english + suffix,
                ListedItem.Kind.valueOf(row.getField("kind")), item.series(), item.unit(), englishUnit.isBlank() ? null : englishUnit,
                item.listPrice(), item.currency(),
                new BigDecimal(row.getField("tax")), new BigDecimal(row.getField("cost")), null, null, null));
    }

    void customer(NamedCsvRecord row, String suffix, String step) {
        var mark = past.mark();
        var values = new EnumMap<CustomerField, Object>(CustomerField.class);
        for (var column : row.getHeader()) {
            CustomerField.ofKey(column).filter(field -> !row.getField(column).isBlank())
                    .ifPresent(field -> values.put(field, field.parse(row.getField(column))));
        }
        values.put(CustomerField.EXTERNAL_ID, EXTERNAL_ID + row.getField("key") + suffix);
        values.computeIfPresent(CustomerField.OWNER, (field, login) -> login + suffix);
        if (!row.getField("expectedInDays").isBlank()) {
            values.put(CustomerField.EXPECTED_PURCHASE, past.day(-Integer.parseInt(row.getField("expectedInDays"))));
        }
        var by = "manager" + suffix;
        var customer = customers.register(CustomerData.of(values), by);
        records.add(Kind.CUSTOMER, customer.id(), step);
        DemoFiles.rows("contacts.csv").stream().filter(contact -> contact.getField("customer").equals(row.getField("key")))
                .forEach(contact -> customers.addContact(customer.id(), new ContactData(contact.getField("name"),
                        contact.getField("title"), contact.getField("role"), contact.getField("phone"), null,
                        contact.getField("email"), birthday(contact), null), by));
        past.ofCustomer(customer.id(), mark, Integer.parseInt(row.getField("knownForDays")));
        contacts.tell(row.getField("key"), customer.id(), suffix);
        if (!row.getField("inPoolForDays").isBlank()) {
            pool.release(customer.id(), row.getField("releasedBecause"), by);
            past.ofPool(customer.id(), Integer.parseInt(row.getField("inPoolForDays")));
        }
    }

    /** Always a few days ahead. */
    private LocalDate birthday(NamedCsvRecord contact) {
        var inDays = contact.getField("birthdayInDays");
        return inDays.isBlank() ? null : past.day(-Integer.parseInt(inDays));
    }
}
