package dev.salesflow.company;

import dev.salesflow.identity.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the company's letters say of it, read when one is written. */
@Service
@Transactional
public class Letterheads {

    private final JdbcClient jdbc;

    Letterheads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public Letterhead current() {
        return jdbc.sql("select english_name, address, english_address, phone, email, website, tax_number from company")
                .query(Letterhead.class).single();
    }

    public void change(Viewer admin, Letterhead letterhead) {
        if (!admin.seesEverything()) {
            throw new AccessDeniedException("only administrators change the letterhead");
        }
        letterhead.check();
        jdbc.sql("update company set english_name = ?, address = ?, english_address = ?, phone = ?, email = ?, website = ?, tax_number = ?")
                .params(letterhead.englishName(), letterhead.address(), letterhead.englishAddress(), letterhead.phone(), letterhead.email(),
                        letterhead.website(), letterhead.taxNumber()).update();
    }
}
