/** What a quotation keeps in place: the deal it is for, the products it offers, the customer it hangs on. */
package dev.salesflow.quotation.hold;
