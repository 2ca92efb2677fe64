class ReportsController < ApplicationController
  def show
    formula = params[:formula]
    # ruleid: rb-code-injection
    @result = eval(formula)
    # ruleid: rb-code-injection
    @more = instance_eval("@#{params[:name]}")
    # ruleid: rb-code-injection
    Report.class_eval("def #{params[:name]}; end")
    # ruleid: rb-code-injection
    load "reports/#{params[:kind]}.rb"
  end

  def show_safely
    # ok: rb-code-injection
    @result = eval("1 + 1")
    # ok: rb-code-injection
    @result = eval("1 + #{params[:n].to_i}")
    # ok: rb-code-injection
    Report.class_eval { attr_reader :name }
    # ok: rb-code-injection
    load "reports/daily.rb"
  end
end
