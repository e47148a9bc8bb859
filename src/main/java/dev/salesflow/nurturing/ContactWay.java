package dev.salesflow.nurturing;

/** How a customer was spoken to. */
public enum ContactWay {
    VISIT, PHONE, EMAIL, WECHAT, EVENT, OTHER
}
