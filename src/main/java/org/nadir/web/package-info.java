/**
 * The pages that people see: their addresses, and what the server tells them of itself. The pages are files below
 * {@code static} and reach everything else by HTTP, so the room may use Spring only and knows no other room. Start
 * reading at {@code PageAddresses}, then at {@code static/common}.
 */
@NullMarked
package org.nadir.web;

import org.jspecify.annotations.NullMarked;
