/**
 * What we sell: products, modules and services, their list prices, taxes and costs.
 * Knows no customer, no deal, no engine. Publishes no events.
 * Doors: {@code PriceList} for what lists bring, {@code PriceListBook} for what people keep and quotations read.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared", "identity", "company"})
package dev.salesflow.product;
